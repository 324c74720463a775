using System.Globalization;

namespace IdentDbBridge.Gateway.Senders;

/// <summary>A form of a site: its fields are told by their names, as an import of forms does.</summary>
abstract class FormSender(string type) : Sender(type)
{
    public override IReadOnlyList<string> Properties => ["columns"];

    public override SenderAnswer Read(SentRequest request)
    {
        KeyValuePair<string, string>[] fields = [.. Fields(request)];
        string id = Id(request) is { } own ? request.Id(own) : request.ContentId();
        return fields.Length == 0 ? SenderAnswer.Ignored : Word.Of(request.Source.Forms!.Read(fields, request.ReceivedAt, id));
    }

    public override SentProbe? Probe(SourceSettings source, ProbeMark mark) => SentProbe.Form(
        (IdField, mark.Id),
        (source.Forms!.NameOf("ClientPhone"), mark.Phone),
        (source.Forms.NameOf("DateAndTime"), mark.At.ToString("O", CultureInfo.InvariantCulture)),
        (source.Forms.NameOf("FormName"), "IdentDbBridge"));

    /// <summary>Where this kind has its own id of a request.</summary>
    protected virtual string IdField => "id";

    /// <summary>The sender's id of the request; null where it has none.</summary>
    protected virtual string? Id(SentRequest request) => null;

    /// <summary>The fields of the form.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string>> Fields(SentRequest request) => request.Fields.All;
}
