using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace IdentDbBridge.Benchmarks.Bare;

/// <summary>Writes the ticket of a form into the table, one commit each.</summary>
static class TicketInsert
{
    static readonly (string Column, string Field)[] Fields =
    [
        ("Id", "id"), ("ClientPhone", "phone"), ("ClientEmail", "email"), ("FormName", "form_name"), ("ClientFullName", "name"), ("Comment", "comment"),
        ("UtmSource", "utm_source"), ("UtmMedium", "utm_medium"), ("UtmCampaign", "utm_campaign"),
    ];

    static readonly string Statement = $"INSERT INTO IDENT_Tickets (DateAndTime, {string.Join(", ", Fields.Select(f => f.Column))}) VALUES (@DateAndTime, {string.Join(", ", Fields.Select(f => "@" + f.Column))})";

    public static async Task RunAsync(HttpContext http, MySqlDataSource database)
    {
        using var form = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        await using var insert = new MySqlCommand(Statement, connection);
        insert.Parameters.AddWithValue("@DateAndTime", DateTime.Now);
        foreach (var (column, field) in Fields)
            insert.Parameters.AddWithValue("@" + column, field == "id" ? "site-" + form.RootElement.GetProperty(field).GetString() : form.RootElement.GetProperty(field).GetString());
        await insert.PrepareAsync(http.RequestAborted);
        await insert.ExecuteNonQueryAsync(http.RequestAborted);
        await http.Response.WriteAsync("OK", http.RequestAborted);
    }
}
