using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IdentDbBridge;

/// <summary>The exchange for programs with dependency injection.</summary>
public static class ExchangeServices
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
        ArgumentNullException.ThrowIfNull(services);
        ExchangeOptions options = Read(configuration);
        return services
            .AddSingleton(provider => new Exchange(options, provider.GetService<ILogger<Exchange>>()))
            .AddHostedService(provider => new ExchangeStart(provider.GetRequiredService<Exchange>()));
    }

    static ExchangeOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        foreach (string name in (string[])[nameof(ExchangeOptions.Provider), nameof(ExchangeOptions.ConnectionString), nameof(ExchangeOptions.TimeZone)])
        {
            if (string.IsNullOrWhiteSpace(configuration[name]))
                throw new ConfigurationException(T($"The configuration of the exchange lacks {name}."));
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
            // Its message may quote a value, and one of them is the connection string.
            throw new ConfigurationException(T($"The configuration of the exchange holds a property that is not known, or a value of the wrong kind."), e);
        }
    }
}
