using Microsoft.AspNetCore.Http;

namespace IdentDbBridge.Gateway.Http;

/// <summary>What goes wrong while a body is read is told to who sent it.</summary>
static class RequestBody
{
    /// <exception cref="RefusedException">It cannot be unpacked, is too large, or is malformed.</exception>
    public static async Task<TRead> ReadAsync<TRead>(Func<Task<TRead>> read)
    {
        try
        {
            return await read();
        }
        catch (InvalidDataException)
        {
            throw new RefusedException(StatusCodes.Status400BadRequest, T($"What was sent cannot be unpacked."));
        }
        catch (InvalidOperationException)
        {
            // So says the stream that counts what is unpacked.
            throw RefusedException.TooLarge();
        }
        catch (IOException e) when (e.GetType() == typeof(IOException))
        {
            // So says Kestrel of a chunk whose size no chunk can have.
            throw new RefusedException(StatusCodes.Status400BadRequest, T($"The request was broken off or is malformed."));
        }
    }
}
