using MpiPool.CompilerServices;

namespace MpiPool.Wire;

/// <summary>What a worker says of itself at start: protocol version, host, and a fingerprint of each task table it knows.</summary>
internal static class JoinMessage
{
    /// <summary>Raised whenever a message changes its form.</summary>
    private const int ProtocolVersion = 1;

    internal static Message Create(IReadOnlyList<MpiTaskTable> tables)
    {
        Message message = MessagePool.Rent(MessageKind.Join);
        message.WriteVarint(ProtocolVersion);
        message.WriteByte(BitConverter.IsLittleEndian ? (byte)1 : (byte)0);
        message.WriteString(Environment.MachineName);
        message.WriteVarint((ulong)tables.Count);
        foreach (MpiTaskTable table in tables)
        {
            message.WriteString(table.Assembly);
            message.WriteVarint((ulong)table.Tasks.Count);
            message.WriteUInt64(table.Fingerprint);
        }

        return message;
    }

    /// <summary>
    /// Compares a worker's tables with this rank's. Returns its host, or in <paramref name="difference"/> what does not agree.
    /// </summary>
    internal static string Check(Message message, IReadOnlyList<MpiTaskTable> tables, out string? difference)
    {
        var wire = new WireReader(message.Memory[1..]);
        ulong version = wire.ReadVarint();
        bool littleEndian = wire.ReadByte() == 1;
        string host = wire.ReadString();
        difference = null;
        if (version != ProtocolVersion)
        {
            difference = $"it speaks version {version} of the protocol, this build version {ProtocolVersion}";
            return host;
        }

        if (littleEndian != BitConverter.IsLittleEndian)
        {
            difference = "its byte order is another";
            return host;
        }

        difference = Difference(tables, ref wire);
        return host;
    }

    private static string? Difference(IReadOnlyList<MpiTaskTable> tables, ref WireReader theirs)
    {
        ulong count = theirs.ReadVarint();
        foreach (MpiTaskTable table in tables)
        {
            if (count-- == 0)
                return $"it has no tasks of {table.Assembly}";
            string assembly = theirs.ReadString();
            ulong tasks = theirs.ReadVarint();
            ulong fingerprint = theirs.ReadUInt64();
            if (assembly != table.Assembly)
                return $"it has tasks of {assembly} where this build has those of {table.Assembly}";
            if (fingerprint == table.Fingerprint)
                continue;
            return $"its {tasks} tasks of {assembly} have the fingerprint {fingerprint:x16}, the {table.Tasks.Count} of this build have "
                + $"{table.Fingerprint:x16}";
        }

        return count == 0 ? null : $"it also has tasks of {theirs.ReadString()}";
    }
}
