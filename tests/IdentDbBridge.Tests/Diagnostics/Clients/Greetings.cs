using System.Text;
using IdentDbBridge.Dialects.MySql;

namespace IdentDbBridge.Tests.Diagnostics.Clients;

/// <summary>The first packet of a server, byte by byte.</summary>
public sealed class Greetings
{
    [Theory]
    [InlineData("5.5.5-10.11.19-MariaDB-0+deb12u1", 8, false)]
    [InlineData("5.5.5-10.11.19-MariaDB", 45, true)]
    [InlineData("9.7.4", 255, true)]
    [InlineData("8.0.36", 51, false)]
    public void Tell_collation_and_TLS(string version, int collation, bool tls)
    {
        var greeting = MySqlGreeting.Parse(Packet(10, version, collation, tls));
        Assert.Equal(new MySqlGreeting(collation, tls), greeting);
    }

    [Fact]
    public void That_are_none_tell_nothing()
    {
        Assert.Null(MySqlGreeting.Parse([]));
        Assert.Null(MySqlGreeting.Parse(Packet(9, "3.20", 8, false)));
        // How a server refuses a host.
        Assert.Null(MySqlGreeting.Parse([0xFF, 0x6A, 0x04, .. "Host 'x' is not allowed to connect to this server"u8]));
        byte[] whole = Packet(10, "9.7.4", 255, true);
        for (var length = 0; length < 1 + "9.7.4".Length + 1 + 16; length++)
            Assert.Null(MySqlGreeting.Parse(whole.AsSpan(0, length)));
    }

    static byte[] Packet(byte protocol, string version, int collation, bool tls) =>
    [
        protocol, .. Encoding.ASCII.GetBytes(version), 0,
        1, 2, 3, 4, .. "saltsalt"u8, 0,
        0xFE, tls ? (byte)0xFF : (byte)0xF7,
        (byte)collation, 2, 0, 0xFF, 0x81, 21, .. new byte[10], .. "saltsaltsalt"u8, 0, .. "mysql_native_password"u8, 0,
    ];
}
