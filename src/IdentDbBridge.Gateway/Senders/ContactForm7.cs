namespace IdentDbBridge.Gateway.Senders;

/// <summary>WordPress, Contact Form 7 with the plugin "CF7 to Webhook". Source: mariovalney/cf7-to-zapier, class-module-zapier.php. JSON with the names of the form's tags; no id, no time, no second try.</summary>
sealed class ContactForm7() : FormSender("cf7")
{
    protected override IEnumerable<KeyValuePair<string, string>> Fields(SentRequest request) => request.Fields.All.Where(f => !f.Key.StartsWith("_wpcf7", StringComparison.OrdinalIgnoreCase));
}
