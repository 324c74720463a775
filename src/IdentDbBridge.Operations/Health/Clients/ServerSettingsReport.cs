using System.Text;

namespace IdentDbBridge.Health.Clients;

/// <summary>What a server lacks for IDENT.</summary>
/// <param name="Target">The database, for people.</param>
/// <param name="Server">The server's version text.</param>
/// <param name="IsSql">Whether the settings are statements, not lines of a configuration file.</param>
/// <param name="Settings">What is lacking; empty when nothing is.</param>
public sealed record ServerSettingsReport(string Target, string Server, bool IsSql, IReadOnlyList<ServerSetting> Settings)
{
    /// <summary>As a file for the server, with a reason for each.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            Comment(text, IsSql
                ? T($"What {Target} lacks for IDENT. Run it as a member of sysadmin.")
                : T($"What the server of {Target} lacks for IDENT. Put it where the server reads it last, such as /etc/mysql/mariadb.conf.d/99-ident.cnf or /etc/mysql/conf.d/99-ident.cnf, on Windows at the end of my.ini, and restart the server."));
            if (!IsSql)
                text.Append("[mysqld]\n");
            foreach (ServerSetting setting in Settings)
            {
                text.Append('\n');
                Comment(text, setting.Reason);
                text.Append(setting.IsOptional ? IsSql ? "-- " : "# " : "").Append(setting.Line).Append(IsSql ? ";\nGO\n" : "\n");
            }

            return text.ToString();
        }
    }

    void Comment(StringBuilder text, string sentence) => text.Append(IsSql ? "-- " : "# ").Append(sentence).Append('\n');
}
