using System.CommandLine;
using IdentDbBridge.Access;

namespace IdentDbBridge.Cli.Options;

/// <summary>Whose rights are meant.</summary>
sealed class AccountOptions
{
    public Argument<Party> Party { get; } = new("party") { HelpName = "PARTY", Description = T($"ident: the IDENT program. telephony: the phone system. web: the site. gateway: 'identdb serve'. reader: reads the six tables.") };

    public Option<string> User { get; } = new("--user") { Description = T($"The name under which the party logs in."), Required = true };

    public Option<string?> Host { get; } = new("--host") { Description = T($"MySQL and MariaDB: from where it logs in, as in 192.168.0.%. Else from everywhere, %.") };

    public Option<bool> Script { get; } = new("--script") { Description = T($"Print the SQL instead, without any password; change nothing.") };

    public PartyAccess Read(ParseResult parsed, TargetOptions target, AuthenticationWish authentication = AuthenticationWish.Default, bool allowTruncate = false) =>
        new(target.Read(parsed), parsed.GetValue(Party), parsed.GetRequiredValue(User), parsed.GetValue(Host)) { Authentication = authentication, AllowTruncate = allowTruncate };
}
