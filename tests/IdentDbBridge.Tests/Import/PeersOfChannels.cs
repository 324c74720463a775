using IdentDbBridge.Import;

namespace IdentDbBridge.Tests.Import;

/// <summary>Who is at the end of a channel of Asterisk.</summary>
public sealed class PeersOfChannels
{
    [Theory]
    [InlineData("PJSIP/mts-0000002a", "mts", false, false)]
    [InlineData("SIP/mts-voip-0000002a", "mts-voip", false, false)]
    [InlineData("SIP/101-0000002a", "101", false, false)]
    [InlineData("SIP/101@provider-0000002a", "101", false, false)]
    [InlineData("Local/101@from-queue-00000012;1", "101", true, false)]
    [InlineData("LOCAL/101@x;2", "101", true, false)]
    [InlineData("DAHDI/4-1", "4", false, true)]
    [InlineData("DAHDI/i1/89990001122-3", "i1/89990001122", false, true)]
    [InlineData("zap/4-1", "4", false, true)]
    [InlineData("mISDN/2-u12", "2", false, true)]
    [InlineData("CAPI/ISDN1-3", "ISDN1", false, true)]
    [InlineData("Khomp/B0C1-0.0", "B0C1", false, true)]
    [InlineData("Dongle/mega-0100000001", "mega", false, true)]
    [InlineData("Quectel/mega-0100000001", "mega", false, true)]
    [InlineData(" DAHDI /4-1", "4", false, true)]
    [InlineData("SIP/mts", "mts", false, false)]
    [InlineData("SIP/-0000002a", "-0000002a", false, false)]
    [InlineData("SIP/@provider-0000002a", "@provider-0000002a", false, false)]
    [InlineData("SIP/", "", false, false)]
    [InlineData("mts-0000002a", "", false, false)]
    [InlineData("/mts-1", "mts", false, false)]
    [InlineData("", "", false, false)]
    public void Are_read_from_its_name(string channel, string name, bool isLocal, bool isNumbered)
    {
        CdrPeer peer = CdrPeer.Read(channel, new TextPool());
        Assert.Equal(new CdrPeer(name, isLocal, isNumbered), peer);
        Assert.Equal(name.Length == 0, peer.IsNone);
    }

    [Theory]
    [InlineData("SIP/101-1", true)]
    [InlineData("SIP/12345-1", true)]
    [InlineData("SIP/123456-1", false)]
    [InlineData("SIP/mts-1", false)]
    [InlineData("SIP/101a-1", false)]
    [InlineData("Local/101@x-1", false)]
    [InlineData("DAHDI/4-1", false)]
    [InlineData("", false)]
    public void Are_phones_by_a_short_number(string channel, bool isPhone) => Assert.Equal(isPhone, CdrPeer.Read(channel, new TextPool()).IsPhone(5));

    [Theory]
    [InlineData("SIP/211553-1", "211553", true)]
    [InlineData("PJSIP/mts_74951234567-1", "84951234567", false)]
    [InlineData("PJSIP/mts_4951234567-1", "84951234567", true)]
    [InlineData("PJSIP/mts_84951234567-1", "1234567", true)]
    [InlineData("DAHDI/i1/89990001122-3", "89990001122", true)]
    [InlineData("SIP/mts-1", "84951234567", false)]
    // Whole, however short; as an end only from six digits on.
    [InlineData("SIP/600-1", "600", true)]
    [InlineData("SIP/mts600-1", "600", false)]
    [InlineData("SIP/mts12345-1", "8495712345", false)]
    [InlineData("SIP/mts712345-1", "8495712345", true)]
    [InlineData("SIP/84951234567-1", "34567", false)]
    [InlineData("Local/211553@x-1", "211553", false)]
    [InlineData("SIP/s-1", "s", false)]
    [InlineData("SIP/211553-1", "", false)]
    [InlineData("", "211553", false)]
    public void Are_lines_when_they_bear_what_was_dialled(string channel, string dialled, bool bears) => Assert.Equal(bears, CdrPeer.Read(channel, new TextPool()).Bears(dialled, 5));
}
