using System.IO.Compression;
using System.Net;
using IdentDbBridge.ServerTests.Migrations;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>Bodies that unpack to more than is taken. Nothing beside them: what this process allocates is measured.</summary>
[Collection(nameof(ManyProcesses))]
public sealed class ZipBombs
{
    const int Megabyte = 1024 * 1024;

    [Theory]
    [InlineData("gzip", "/in/north/form/SECRET", 300)]
    [InlineData("br", "/in/north/form/SECRET", 300)]
    [InlineData("deflate", "/in/north/form/SECRET", 300)]
    [InlineData("gzip", "/ident/north/PostTimeTable", 300)]
    [InlineData("br", "/ident/north/PostTimeTable", 300)]
    public async Task That_unpacks_to_more_than_is_taken_is_refused_and_not_unpacked(string packing, string path, int megabytes)
    {
        await using var gateway = await Hostility.StartAsync();
        byte[] bomb = Bomb(packing, megabytes);
        long least = long.MaxValue;
        // What earlier tests of this process have left going may allocate meanwhile; whoever unpacks does it each time.
        for (int i = 0; i < 3 && least >= megabytes * (long)Megabyte; i++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            using var content = new ByteArrayContent(bomb) { Headers = { { "Content-Encoding", packing }, { "Content-Type", "application/json" } } };
            try
            {
                using var answer = await gateway.AskAsync(path.Replace("SECRET", Uri.EscapeDataString(SenderSample.Secret), StringComparison.Ordinal), method: HttpMethod.Post, content: content);
                Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            }
            catch (HttpRequestException e) when (e.InnerException is IOException)
            {
                // Sent away before it had said all.
            }

            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        // What is read of it is bounded: an upload may have 64 MB, a form 256 KB.
        Assert.True(least < megabytes * (long)Megabyte, $"it was unpacked: {least / Megabyte} MB were allocated");
        await Hostility.AssertServesAsync(gateway);
    }

    static byte[] Bomb(string packing, int megabytes)
    {
        using var packed = new MemoryStream();
        using (Stream packer = packing switch { "gzip" => new GZipStream(packed, CompressionLevel.Fastest), "br" => new BrotliStream(packed, CompressionLevel.Fastest), _ => new ZLibStream(packed, CompressionLevel.Fastest) })
        {
            byte[] zeros = new byte[Megabyte];
            Array.Fill(zeros, (byte)' ');
            for (var i = 0; i < megabytes; i++)
                packer.Write(zeros);
        }

        return packed.ToArray();
    }
}
