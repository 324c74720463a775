using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace IdentDbBridge.Benchmarks.Bare;

/// <summary>Every ticket as IDENT reads it, from one open reader.</summary>
static class TicketList
{
    const int Piece = 16 * 1024;
    const int DoctorId = 11;

    static readonly string[] Columns =
    [
        "Id", "DateAndTime", "ClientPhone", "ClientEmail", "FormName", "ClientFullName", "ClientSurname", "ClientName", "ClientPatronymic",
        "PlanStart", "PlanEnd", "DoctorId", "DoctorName", "Comment", "UtmSource", "UtmMedium", "UtmCampaign", "UtmTerm", "UtmContent", "HttpReferer",
    ];

    static readonly string Statement = $"SELECT {string.Join(", ", Columns)} FROM IDENT_Tickets WHERE DateAndTime >= '2000-01-01' AND DateAndTime <= '2200-01-01 23:59:59' ORDER BY DateAndTime, Id";

    public static async Task RunAsync(HttpContext http, MySqlDataSource database)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        await using var command = new MySqlCommand(Statement, connection);
        await using var reader = await command.ExecuteReaderAsync(http.RequestAborted);
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        json.WriteStartArray();
        while (await reader.ReadAsync(http.RequestAborted))
        {
            Write(json, reader);
            if (json.BytesPending < Piece)
                continue;
            await json.FlushAsync(http.RequestAborted);
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }

        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, MySqlDataReader reader)
    {
        json.WriteStartObject();
        for (var i = 0; i < Columns.Length; i++)
        {
            if (reader.IsDBNull(i))
                json.WriteNull(Columns[i]);
            else if (Columns[i] is "DateAndTime" or "PlanStart" or "PlanEnd")
                WriteTime(json, Columns[i], reader.GetDateTime(i));
            else if (i == DoctorId)
                json.WriteNumber(Columns[i], reader.GetInt32(i));
            else
                json.WriteString(Columns[i], reader.GetString(i));
        }

        json.WriteEndObject();
    }

    static void WriteTime(Utf8JsonWriter json, string name, DateTime time)
    {
        const int Length = 25;
        Span<char> text = stackalloc char[Length];
        new DateTimeOffset(time, TimeSpan.FromHours(3)).TryFormat(text, out int length, "yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        json.WriteString(name, text[..length]);
    }
}
