using System.IO.Compression;
using IdentDbBridge.Gateway.Clinics;
using IdentDbBridge.Gateway.Http;
using IdentDbBridge.Gateway.Ident;
using IdentDbBridge.Gateway.Intake;
using IdentDbBridge.Gateway.Operators;
using IdentDbBridge.Gateway.Page;
using IdentDbBridge.Gateway.Runs;
using IdentDbBridge.Gateway.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.WindowsServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Metrics;

namespace IdentDbBridge.Gateway;

/// <summary>The gateway as a program: on a console, under systemd or as a Windows service.</summary>
public static class GatewayHost
{
    // What has no limit of its own.
    const int LargestBody = 1024 * 1024;

    static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Serves until it is told to stop.</summary>
    /// <exception cref="ConfigurationException">The file cannot be used, or an address cannot be listened at.</exception>
    public static Task RunAsync(ServeOptions options, CancellationToken cancellationToken) => RunAsync(options, (_, _) => Task.CompletedTask, cancellationToken);

    /// <summary>Likewise.</summary>
    /// <param name="options">How.</param>
    /// <param name="meanwhile">Begun when it listens, with the addresses; its token ends with the serving.</param>
    /// <param name="cancellationToken">Tells it to stop.</param>
    /// <exception cref="ConfigurationException">Likewise.</exception>
    public static async Task RunAsync(ServeOptions options, Func<IReadOnlyCollection<string>, CancellationToken, Task> meanwhile, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(meanwhile);
        await using WebApplication app = Build(options);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            throw new ConfigurationException(T($"One of the addresses cannot be listened at: it is in use, or not of this machine. Give others."), e);
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(app.Lifetime.ApplicationStopping, cancellationToken);
        Task beside = meanwhile([.. app.Urls], end.Token);
        await app.WaitForShutdownAsync(cancellationToken);
        await end.CancelAsync();
        await beside;
    }

    /// <summary>A gateway that is not started.</summary>
    /// <exception cref="ConfigurationException">The file cannot be used.</exception>
    public static WebApplication Build(ServeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        GatewaySettings settings = SettingsFile.Read(options.ConfigPath, out IConfiguration framework);
        // Beside the program: a service is started anywhere.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "IdentDbBridge" });
        builder.Configuration.AddConfiguration(framework);
        Listen(builder, options, framework);
        Log(builder, framework);
        builder.Services.AddSystemd();
        // Of the file, before what the journal of systemd likes best.
        if (framework["Logging:Console:FormatterName"] is { } formatter)
            builder.Services.Configure<ConsoleLoggerOptions>(console => console.FormatterName = formatter);
        builder.Services.AddWindowsService(service => service.ServiceName = "IdentDbBridge");
        builder.Services.AddRoutingCore();
        builder.Services.AddRequestDecompression();
        builder.Services.AddResponseCompression(Compress);
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(_ => new ClinicDirectory(settings));
        builder.Services.AddSingleton<IdentEndpoints>();
        builder.Services.AddSingleton<IdentCounts>();
        AddIntake(builder.Services, settings);
        AddOperators(builder.Services);
        builder.Services.AddSingleton<RunHistory>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RunHistory>());
        PageHost.Add(builder.Services, new PageOptions(options.ConfigPath, options.Remedies), settings.Outbox);
        builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<SettingsWatch>(services, options.ConfigPath));
        WebApplication app = builder.Build();
        Serve(app);
        return app;
    }

    static void AddIntake(IServiceCollection services, GatewaySettings settings)
    {
        services.AddMetrics();
        services.AddSingleton(TimeProvider.System);
        IDataProtectionBuilder protection = services.AddDataProtection().SetApplicationName("IdentDbBridge");
        if (settings.Outbox is { } outbox)
            protection.PersistKeysToFileSystem(Private(Path.Combine(outbox, "keys")));
        services.AddSingleton(provider => new KeptBodies(settings.Outbox, settings.MostKept, provider.GetRequiredService<IDataProtectionProvider>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new AwaitedAnswers(new KeptBodies(settings.Outbox, settings.MostKept, provider.GetRequiredService<IDataProtectionProvider>(), provider.GetRequiredService<TimeProvider>(), "awaited")));
        services.AddHostedService<ApiFetch>();
        services.AddSingleton<IntakeCounts>();
        services.AddSingleton<IntakeWork>();
        services.AddSingleton<IntakeEndpoints>();
        services.AddHostedService<IntakeUpkeep>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<ClinicDirectory>(IntakeEndpoints.Limit);
    }

    static void AddOperators(IServiceCollection services)
    {
        services.AddSingleton<OutboxSight>();
        services.AddHealthChecks().AddCheck<OutboxHealth>("outbox");
        services.AddHostedService<OutboxGauges>();
        services.AddHostedService<RetentionWork>();
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(IntakeCounts.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel")
            .AddPrometheusExporter());
    }

    /// <summary>A directory for this account only, as far as the system has that.</summary>
    static DirectoryInfo Private(string path)
    {
        try
        {
            return OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(path)
                : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(T($"The directory {path} cannot be made. Name another one under \"outbox\"."), e);
        }
    }

    static void Listen(WebApplicationBuilder builder, ServeOptions options, IConfiguration framework)
    {
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Configure(framework.GetSection("Kestrel"));
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
        });
        bool isInFile = framework.GetSection("Kestrel:Endpoints").Exists();
        if (options.Urls is not null || !isInFile)
            builder.WebHost.UseUrls(options.Urls ?? ServeOptions.DefaultUrls);
    }

    static void Log(WebApplicationBuilder builder, IConfiguration framework)
    {
        builder.Logging.SetMinimumLevel(LogLevel.Information)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information)
            // That its keys lie in a file is told in docs/decisions/0017.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddConfiguration(framework.GetSection("Logging"))
            // Whatever the file says: its lines hold queries, which hold what patients write.
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        // What a command prints is its result, and not mixed with this.
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (WindowsServiceHelpers.IsWindowsService())
            builder.Logging.AddEventLog();
    }

    static void Compress(ResponseCompressionOptions compression)
    {
        // No browser asks, so nobody can learn a secret from the length of an answer.
        compression.EnableForHttps = true;
        compression.MimeTypes = ["application/json"];
        compression.Providers.Add<BrotliCompressionProvider>();
        compression.Providers.Add<GzipCompressionProvider>();
    }

    static void Serve(WebApplication app)
    {
        app.UseMiddleware<AnswerHeaders>();
        app.UseMiddleware<UnknownPaths>();
        app.UseMiddleware<PlainErrors>();
        app.UseMiddleware<SingleSlashes>();
        app.UseRouting();
        PageHost.Use(app);
        app.UseMiddleware<Doorkeeper>();
        app.UseMiddleware<RunRecording>();
        app.UseRateLimiter();
        app.UseResponseCompression();
        app.UseRequestDecompression();
        app.Services.GetRequiredService<IdentEndpoints>().Map(app);
        app.Services.GetRequiredService<IntakeEndpoints>().Map(app);
        OperatorEndpoints.Map(app, app.Services.GetRequiredService<GatewaySettings>().Metrics);
        PageHost.Map(app);
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("IdentDbBridge.Gateway");
        foreach (string warning in app.Services.GetRequiredService<GatewaySettings>().Warnings)
            GatewayLog.Warning(log, warning);
    }
}
