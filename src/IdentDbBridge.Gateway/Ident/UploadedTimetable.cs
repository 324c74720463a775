using IdentDbBridge.Gateway.Http;
using IdentDbBridge.Schedule;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace IdentDbBridge.Gateway.Ident;

/// <summary>The body of PostTimeTable, packed or not.</summary>
static class UploadedTimetable
{
    /// <exception cref="RefusedException">It cannot be unpacked, is too large, or is no timetable.</exception>
    public static async Task<Timetable> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // The middleware has taken away what it can unpack.
        string packing = request.Headers[HeaderNames.ContentEncoding].ToString();
        if (packing.Length > 0 && !packing.Equals("identity", StringComparison.OrdinalIgnoreCase))
            throw new RefusedException(StatusCodes.Status415UnsupportedMediaType, T($"What was sent is packed in a way that is not known; gzip, deflate and br are."));
        try
        {
            return await RequestBody.ReadAsync(() => TimetableFile.ReadUploadAsync(request.Body, cancellationToken));
        }
        catch (ConfigurationException e)
        {
            throw new RefusedException(StatusCodes.Status400BadRequest, e.Message);
        }
    }
}
