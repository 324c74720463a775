using System.Diagnostics;
using System.Reflection;

namespace IdentDbBridge.Model;

/// <summary>This build.</summary>
public static class Tool
{
    /// <summary>The version with the commit where the build knew it, e.g. <c>0.1.0+4f1c2ab</c>.</summary>
    public static string Version { get; } = Short(typeof(Tool).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);

    /// <summary>Whether .NET runs without ICU: it then knows cultures by their names only, and no zone by Windows' name.</summary>
    public static bool IsWithoutIcu { get; } =
        Environment.GetEnvironmentVariable("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT") is { } said
            ? said is "1" || said.Equals("true", StringComparison.OrdinalIgnoreCase)
            : AppContext.TryGetSwitch("System.Globalization.Invariant", out bool without) && without;

    /// <summary>Where an exception was thrown, as type and method, for the report of a defect; empty where that is not known.</summary>
    public static string PlaceOf(Exception e) =>
        new StackTrace(e).GetFrame(0) is { } frame && DiagnosticMethodInfo.Create(frame) is { } method ? $"{method.DeclaringTypeName}.{method.Name}" : "";

    static string Short(string version)
    {
        int plus = version.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? version : version[..Math.Min(version.Length, plus + 8)];
    }
}
