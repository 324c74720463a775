using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests.TestServers;

public sealed class AptSourcesTests
{
    [Fact]
    public void Reads_the_one_line_format()
    {
        const string Text = """
            # deb http://commented.invalid/debian stable main
            deb http://mirror.invalid/debian stable main contrib
            deb-src http://source.invalid/debian stable main
              deb [arch=amd64 signed-by=/usr/share/keyrings/key.gpg] https://signed.invalid/debian/ stable main
            deb http://mirror.invalid/debian-security stable-security main
            """;
        Assert.Equal(["http://mirror.invalid/debian", "https://signed.invalid/debian/"], AptSources.FromList(Text));
    }

    [Fact]
    public void Reads_the_format_of_stanzas()
    {
        const string Text = """
            Types: deb deb-src
            # http://commented.invalid/debian
            URIs: http://mirror.invalid/debian
             http://other.invalid/debian
            Suites: stable stable-updates
            Components: main
            Signed-By: /usr/share/keyrings/key.gpg

            Types: deb
            URIs: http://mirror.invalid/debian-security
            Suites: stable-security

            Enabled: no
            Types: deb
            URIs: http://disabled.invalid/debian
            Suites: stable

            types: deb-src
            uris: http://source.invalid/debian
            suites: stable
            """;
        Assert.Equal(["http://mirror.invalid/debian", "http://other.invalid/debian"], AptSources.FromDeb822(Text));
    }
}
