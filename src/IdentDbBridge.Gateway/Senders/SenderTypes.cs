namespace IdentDbBridge.Gateway.Senders;

/// <summary>Every kind of sender by its name in the settings.</summary>
static class SenderTypes
{
    public static IReadOnlyDictionary<string, Sender> All { get; } = new Sender[]
    {
        new Form(), new Tilda(), new Wix(), new ContactForm7(), new Elementor(), new GoogleForms(), new AmoCrm(),
        new Mango(), new Uis(), new MegaFon(), new Zadarma(), new Sipuni(), new OnlinePbx(), new Telphin(),
    }.ToDictionary(sender => sender.Type, StringComparer.OrdinalIgnoreCase);
}
