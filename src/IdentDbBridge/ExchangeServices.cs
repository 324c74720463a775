using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IdentDbBridge;

/// <summary>The exchange for programs with dependency injection.</summary>
public static partial class ExchangeServices
{
    /// <summary>
    /// Adds the <see cref="Exchange"/> as a singleton. It connects at its first use, and is disposed of with the container
    /// (asynchronously, as hosts do). A host makes it when it starts, and with it begins the delivery of what waits in the outbox; a
    /// host whose outbox file cannot be used does not start. Without a host it is made when it is first asked for.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">The section that holds the properties of <see cref="ExchangeOptions"/>.</param>
    /// <exception cref="ConfigurationException">The section lacks a required property, or a value cannot be used.</exception>
    public static IServiceCollection AddIdentExchange(this IServiceCollection services, IConfiguration configuration)
    {
        ExchangeOptions options = Read(configuration);
        return services.AddIdentExchange(_ => options);
    }

    /// <summary>Likewise, with options that the program makes itself.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="options">Makes them when the exchange is made.</param>
    public static IServiceCollection AddIdentExchange(this IServiceCollection services, Func<IServiceProvider, ExchangeOptions> options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        return services
            .AddSingleton(provider => new Exchange(options(provider), provider.GetService<ILogger<Exchange>>()))
            .AddSingleton<IHostedService>(provider => new ExchangeStart(provider.GetRequiredService<Exchange>()));
    }

    /// <summary>Likewise one of several, for a program that serves more than one clinic: <c>[FromKeyedServices("north")] Exchange exchange</c>.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="key">Of the service.</param>
    /// <param name="configuration">The section that holds the properties of <see cref="ExchangeOptions"/>.</param>
    /// <exception cref="ConfigurationException">The section lacks a required property, or a value cannot be used.</exception>
    public static IServiceCollection AddKeyedIdentExchange(this IServiceCollection services, object key, IConfiguration configuration)
    {
        ExchangeOptions options = Read(configuration);
        return services.AddKeyedIdentExchange(key, _ => options);
    }

    /// <summary>Likewise, with options that the program makes itself.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="key">Of the service.</param>
    /// <param name="options">Makes them when the exchange is made.</param>
    public static IServiceCollection AddKeyedIdentExchange(this IServiceCollection services, object key, Func<IServiceProvider, ExchangeOptions> options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(options);
        return services
            .AddKeyedSingleton(key, (provider, _) => new Exchange(options(provider), provider.GetService<ILogger<Exchange>>()))
            .AddSingleton<IHostedService>(provider => new ExchangeStart(provider.GetRequiredKeyedService<Exchange>(key)));
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The native identdb has no such configuration, and keeps all members of this assembly.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Likewise.")]
    static ExchangeOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        foreach (string name in (string[])[nameof(ExchangeOptions.Provider), nameof(ExchangeOptions.ConnectionString), nameof(ExchangeOptions.TimeZone)])
        {
            if (string.IsNullOrWhiteSpace(configuration[name]))
                throw new ConfigurationException(T($"The configuration of the exchange lacks {Path(configuration, name)}."));
        }

        try
        {
            return configuration.Get<ExchangeOptions>(o => o.ErrorOnUnknownConfiguration = true)!;
        }
        catch (TargetInvocationException e) when (e.InnerException is ConfigurationException inner)
        {
            throw inner;
        }
        catch (InvalidOperationException e)
        {
            // Its message may quote a value, and one of them is the connection string: paths and names only.
            throw new ConfigurationException(
                WrongValue().Match(e.Message) is { Success: true } value ? T($"The configuration of the exchange holds a value of the wrong kind: {value.Groups["path"].Value}.")
                : Unknown().Match(e.Message) is { Success: true } unknown ? T($"The configuration of the exchange holds a property that is not known: {Path(configuration, unknown.Groups["names"].Value.Replace("'", "", StringComparison.Ordinal))}.")
                : T($"The configuration of the exchange holds a property that is not known, or a value of the wrong kind."),
                e);
        }
    }

    static string Path(IConfiguration configuration, string name) =>
        configuration is IConfigurationSection section ? ConfigurationPath.Combine(section.Path, name) : name;

    // The binder's own messages, for want of anything else that has the path.
    [GeneratedRegex(@"'(?<path>[\w:.-]+)' to type '")]
    private static partial Regex WrongValue();

    [GeneratedRegex(@"(?<names>'\w+'(?:, '\w+')*)\.?\z")]
    private static partial Regex Unknown();
}
