using IdentDbBridge.Gateway.Clinics;
using IdentDbBridge.Gateway.Runs;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace IdentDbBridge.Gateway.Page;

/// <summary>The page in the gateway: what it needs, where it stands among the others, and its addresses.</summary>
static class PageHost
{
    // A working day.
    static readonly TimeSpan SignedInFor = TimeSpan.FromHours(10);

    public static void Add(IServiceCollection services, PageOptions options, string? outbox)
    {
        services.AddSingleton(options);
        services.AddAntiforgery(Set);
        services.AddAuthentication(SignInEndpoints.Scheme).AddCookie(SignInEndpoints.Scheme, _ => { });
        services.AddOptions<CookieAuthenticationOptions>(SignInEndpoints.Scheme).Configure<ClinicDirectory>(Set);
        services.AddSingleton<DirectReads>();
        services.AddHostedService(provider => provider.GetRequiredService<DirectReads>());
        services.AddSingleton<PageFrame>();
        services.AddSingleton<LockOut>();
        services.AddSingleton<SignInEndpoints>();
        services.AddSingleton(provider => new AccessAudit(outbox, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<OverviewView>();
        services.AddSingleton<HistoryView>();
        services.AddSingleton<CheckView>();
        services.AddSingleton<RejectedView>();
        services.AddSingleton<PicturesView>();
    }

    public static void Use(WebApplication app)
    {
        app.UseAuthentication();
        app.UseMiddleware<PageGate>();
    }

    public static void Map(WebApplication app)
    {
        IServiceProvider services = app.Services;
        services.GetRequiredService<SignInEndpoints>().Map(app);
        app.MapGet("/", services.GetRequiredService<OverviewView>().ShowAsync).WithMetadata(new PageMark());
        HistoryView history = services.GetRequiredService<HistoryView>();
        Only(app.MapGet("/history", history.ShowAsync));
        Only(app.MapGet("/history/{clinic}/{key}", history.ShowOneAsync));
        Only(app.MapGet("/clinic/{clinic}", services.GetRequiredService<PicturesView>().ShowAsync));
        CheckView check = services.GetRequiredService<CheckView>();
        Only(app.MapGet("/check", check.ShowAsync));
        Only(app.MapPost("/check/{clinic}", check.RunAsync));
        Only(app.MapPost("/check/{clinic}/probe/{source}", check.ProbeAsync));
        RejectedView rejected = services.GetRequiredService<RejectedView>();
        Only(app.MapGet("/rejected", rejected.ShowAsync));
        Only(app.MapPost("/rejected/{clinic}/again", rejected.AgainAsync));
        Only(app.MapPost("/rejected/{clinic}/open", rejected.OpenAsync));
        Only(app.MapPost("/rejected/{clinic}/forget", rejected.ForgetAsync));
        PageAssets.Map(app);
    }

    static void Only(IEndpointConventionBuilder endpoint) => endpoint.WithMetadata(new PageMark(IsForSignedIn: true));

    static void Set(AntiforgeryOptions options)
    {
        options.Cookie.Name = "identdb-form";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.FormFieldName = "form-token";
        // The page says it itself.
        options.SuppressXFrameOptionsHeader = true;
    }

    static void Set(CookieAuthenticationOptions options, ClinicDirectory clinics)
    {
        options.Cookie.Name = "identdb";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = SignedInFor;
        // Another password ends what was begun with the one before.
        options.Events.OnValidatePrincipal = context =>
        {
            if (clinics.Admin is not { } admin || context.Principal?.FindFirst(SignInEndpoints.Stamp)?.Value != admin.Stamp)
                context.RejectPrincipal();
            return Task.CompletedTask;
        };
    }
}
