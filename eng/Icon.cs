// Draws the packages' icon: one rank hands out work to three others. `dotnet run eng/Icon.cs` writes eng/icon.png.
#:property PublishAot=false

using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.CompilerServices;

const int Size = 256;
const int Samples = 4;

(double X, double Y) main = (128, 72);
(double X, double Y)[] workers = [(52, 188), (128, 188), (204, 188)];

byte[] ground = [38, 34, 98],
    line = [148, 163, 240],
    hub = [255, 196, 61],
    worker = [255, 255, 255];

var rows = new MemoryStream();
for (int y = 0; y < Size; y++)
{
    rows.WriteByte(0);
    for (int x = 0; x < Size; x++)
        rows.Write(Pixel(x, y));
}

File.WriteAllBytes(Path.Combine(Folder(), "icon.png"), Png(rows.ToArray()));

// The mean of some points within the pixel makes smooth edges.
byte[] Pixel(int x, int y)
{
    var sum = new double[4];
    for (int i = 0; i < Samples * Samples; i++)
    {
        byte[]? color = ColorAt(x + (i % Samples + 0.5) / Samples, y + (i / Samples + 0.5) / Samples);
        if (color is null)
            continue;
        for (int c = 0; c < 3; c++)
            sum[c] += color[c];
        sum[3]++;
    }

    double inside = Math.Max(sum[3], 1);
    return [(byte)(sum[0] / inside), (byte)(sum[1] / inside), (byte)(sum[2] / inside), (byte)(255 * sum[3] / (Samples * Samples))];
}

byte[]? ColorAt(double x, double y)
{
    if (!IsInSquare(x, y))
        return null;
    if (Length(x - main.X, y - main.Y) < 44)
        return hub;
    if (workers.Any(w => Length(x - w.X, y - w.Y) < 32))
        return worker;
    return workers.Any(w => DistanceToLine(x, y, main, w) < 9) ? line : ground;
}

// A square with round corners.
static bool IsInSquare(double x, double y)
{
    const double Radius = 48;
    static double Beyond(double value) => Math.Max(Math.Abs(value - Size / 2.0) - (Size / 2.0 - Radius), 0);
    return Length(Beyond(x), Beyond(y)) < Radius;
}

static double DistanceToLine(double x, double y, (double X, double Y) a, (double X, double Y) b)
{
    double dx = b.X - a.X,
        dy = b.Y - a.Y;
    double t = Math.Clamp(((x - a.X) * dx + (y - a.Y) * dy) / (dx * dx + dy * dy), 0, 1);
    return Length(x - a.X - t * dx, y - a.Y - t * dy);
}

static double Length(double x, double y) => Math.Sqrt(x * x + y * y);

static byte[] Png(byte[] rows)
{
    var header = new byte[13];
    BinaryPrimitives.WriteInt32BigEndian(header, Size);
    BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Size);
    (header[8], header[9]) = (8, 6); // 8 bits of red, green, blue and opacity

    var packed = new MemoryStream();
    using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        zlib.Write(rows);

    byte[] signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];
    return [.. signature, .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
}

static byte[] Chunk(string name, byte[] data)
{
    byte[] body = [.. name.Select(c => (byte)c), .. data];
    var chunk = new byte[body.Length + 8];
    BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
    body.CopyTo(chunk, 4);
    BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(body.Length + 4), Crc(body));
    return chunk;
}

static uint Crc(byte[] data)
{
    uint crc = uint.MaxValue;
    foreach (byte b in data)
    {
        crc ^= b;
        for (int bit = 0; bit < 8; bit++)
            crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
    }

    return ~crc;
}

static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
