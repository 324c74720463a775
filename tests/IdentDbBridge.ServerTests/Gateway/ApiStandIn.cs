using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>Answers over HTTP as amoCRM and Zadarma do when they are asked. Nobody can have them here.</summary>
sealed class ApiStandIn : IAsyncDisposable
{
    public const string Token = "the long-lived token";

    readonly WebApplication _app;

    ApiStandIn()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Whom it lets in.</summary>
    Predicate<HttpRequest> Admits { get; init; } = _ => false;

    /// <summary>Its address.</summary>
    public string Address => _app.Urls.Single();

    /// <summary>By path: status and body. What is not here is not there.</summary>
    public ConcurrentDictionary<string, (int Status, string Body)> Answers { get; } = new();

    /// <summary>What it was asked for, in turn.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public static async Task<ApiStandIn> StartAsync(Predicate<HttpRequest>? admits = null)
    {
        var api = new ApiStandIn { Admits = admits ?? (r => r.Headers.Authorization == $"Bearer {Token}") };
        await api._app.StartAsync(TestContext.Current.CancellationToken);
        return api;
    }

    public void HasLead(int id, int contact, string phone) => (Answers[$"/api/v4/leads/{id}"], Answers[$"/api/v4/contacts/{contact}"]) = (
        (200, $$$"""{"id":{{{id}}},"name":"Запись с сайта","created_at":1772427600,"custom_fields_values":[{"field_id":1,"field_name":"utm_source","field_code":"UTM_SOURCE","field_type":"tracking_data","values":[{"value":"yandex"}]}],"_embedded":{"tags":[],"companies":[],"contacts":[{"id":99,"is_main":false},{"id":{{{contact}}},"is_main":true}]}}"""),
        (200, $$"""{"id":{{contact}},"name":"Анна Щёголева","first_name":"Анна","custom_fields_values":[{"field_id":2,"field_name":"Телефон","field_code":"PHONE","values":[{"value":"{{phone}}","enum_code":"WORK"}]},{"field_id":3,"field_name":"Email","field_code":"EMAIL","values":[{"value":"anna@example.org"}]}]}"""));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    Task AnswerAsync(HttpContext http)
    {
        Asked.Enqueue(http.Request.Path + http.Request.QueryString);
        if (!Admits(http.Request))
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else if (!Answers.TryGetValue(http.Request.Path, out var answer))
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        else if ((http.Response.StatusCode = answer.Status) == StatusCodes.Status302Found)
            http.Response.Headers.Location = answer.Body;
        else
            return http.Response.WriteAsync(answer.Body);
        return Task.CompletedTask;
    }
}
