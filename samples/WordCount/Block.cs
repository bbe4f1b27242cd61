namespace WordCount;

/// <summary>A part of a file that begins and ends between words.</summary>
internal sealed record Block(string Path, long Offset, long Length)
{
    /// <summary>Cuts a file into blocks of a size, each longer by what its last word needs.</summary>
    public static IEnumerable<Block> Cut(string path, long size)
    {
        // Workers may have another current folder.
        path = System.IO.Path.GetFullPath(path);
        using var file = File.OpenHandle(path);
        long length = RandomAccess.GetLength(file);
        for (long offset = 0; offset < length; )
        {
            long end = offset + size < length ? EndOfWord(file, offset + size) : length;
            yield return new Block(path, offset, end - offset);
            offset = end;
        }
    }

    /// <summary>The first place from here on that has no letter.</summary>
    private static long EndOfWord(Microsoft.Win32.SafeHandles.SafeFileHandle file, long offset)
    {
        Span<byte> buffer = stackalloc byte[256];
        while (true)
        {
            int read = RandomAccess.Read(file, buffer, offset);
            int letters = buffer[..read].IndexOfAnyExcept(Words.Letters);
            if (letters >= 0)
                return offset + letters;
            if (read == 0)
                return offset;
            offset += read;
        }
    }
}
