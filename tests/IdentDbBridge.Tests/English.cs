using System.Globalization;
using System.Runtime.CompilerServices;

namespace IdentDbBridge.Tests;

/// <summary>The tests compare English texts, on a Russian machine, too.</summary>
static class English
{
    [ModuleInitializer]
    internal static void Choose()
    {
        CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en");
        // For processes that the tests start.
        Environment.SetEnvironmentVariable("IDENTDB_LANG", "en");
    }
}
