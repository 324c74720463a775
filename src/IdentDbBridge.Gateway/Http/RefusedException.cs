using Microsoft.AspNetCore.Http;

namespace IdentDbBridge.Gateway.Http;

/// <summary>A request that is answered with an error. The text is shown to who asked.</summary>
/// <param name="status">400 or more.</param>
/// <param name="text">One sentence.</param>
sealed class RefusedException(int status, string text) : Exception(text)
{
    public int Status { get; } = status;

    /// <summary>More than is taken, as it was sent or as it unpacks.</summary>
    public static RefusedException TooLarge() => new(StatusCodes.Status413PayloadTooLarge, T($"More was sent than is taken."));

    /// <summary>The same for a clinic that there is not and for one that does not serve this.</summary>
    public static RefusedException NotFound() => new(StatusCodes.Status404NotFound, T($"There is nothing at this address."));
}
