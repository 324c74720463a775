using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>A kind of sender, as a source of a clinic in Krasnoyarsk, with what it sends and what must come of it.</summary>
/// <param name="Type">The kind, which is the source's name, too.</param>
/// <param name="Settings">Of the source, beside its type.</param>
/// <param name="Messages">In the order in which they should come.</param>
/// <param name="Rows">What stands in the tables in the end: a line for each row.</param>
sealed record SenderSample(string Type, Dictionary<string, object> Settings, SentMessage[] Messages, string[] Rows)
{
    public const string Secret = "a secret of 16 and more";
    public const string Key = "the key";
    public const string Salt = "the salt";
    public const string Line = "+73912000001";

    static readonly Dictionary<string, object> WithSecret = new() { ["secret"] = Secret };
    static readonly Dictionary<string, object> WithLine = new() { ["secret"] = Secret, ["line"] = Line };

    // 2026-03-02 12:00:00 in Krasnoyarsk.
    const long Noon = 1772427600;

    public static IReadOnlyList<SenderSample> All { get; } =
    [
        new("form", new() { ["secret"] = Secret, ["columns"] = new Dictionary<string, string> { ["field_17"] = "ClientPhone", ["noise"] = "" } },
            [SentMessage.Json("""{"entry_id":"17","Имя":"Анна Щёголева","field_17":"8 (913) 000-00-01","Комментарий":"Болит зуб","noise":"+79990000000","Дата":"2026-03-02T12:00:00+07:00"}"""),
                new("--x1\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n18\r\n--x1\r\nContent-Disposition: form-data; name=\"Имя\"\r\n\r\nАнна\r\n--x1\r\nContent-Disposition: form-data; name=\"field_17\"\r\n\r\n+79130000020\r\n--x1--\r\n", "multipart/form-data; boundary=x1")],
            ["form-17|2026-03-02 12:00:00|+79130000001|Анна Щёголева|Болит зуб", "form-18||+79130000020|Анна|"]),
        new("tilda", WithSecret,
            [
                SentMessage.Form("test=test"),
                SentMessage.Form("Name=%D0%90%D0%BD%D0%BD%D0%B0&Phone=%2B7+(913)+000-00-02&tranid=111:222&formid=form9&formname=Zapis&COOKIES=a%3D1%3B+TILDAUTM%3Dutm_source%253Dvk%257C%257C%257Cutm_campaign%253Dvesna%3B+b%3D2"),
            ],
            ["tilda-111:222||+79130000002|Анна|"]),
        new("wix", WithSecret,
            [SentMessage.Form("""{"data":{"submissionId":"w-1","submissionTime":"2026-03-02T05:00:00Z","Full name":"Анна","Phone":"+79130000003","Message":["Болит","зуб"]}}""")],
            ["wix-w-1|2026-03-02 12:00:00|+79130000003|Анна|Болит, зуб"]),
        new("cf7", WithSecret, [SentMessage.Json("""{"_wpcf7":"5","your-name":"Анна","your-tel":"89130000004","your-message":"Болит зуб"}""")], ["cf7-*||+79130000004|Анна|Болит зуб"]),
        new("elementor", WithSecret,
            [SentMessage.Form("form%5Bname%5D=Zapis&fields%5Ba%5D%5Btitle%5D=%D0%A2%D0%B5%D0%BB%D0%B5%D1%84%D0%BE%D0%BD&fields%5Ba%5D%5Bvalue%5D=89130000005&fields%5Bname%5D%5Btitle%5D=%D0%98%D0%BC%D1%8F&fields%5Bname%5D%5Bvalue%5D=Anna&meta%5Bdate%5D%5Bvalue%5D=02.03.2026")],
            ["elementor-*||+79130000005|Anna|"]),
        new("google-forms", WithSecret,
            [SentMessage.Json("""{"responseId":"r1","timestamp":"2026-03-02T05:00:00.000Z","Ваше имя":"Анна","Номер телефона":"9130000006","Пожелания":"утром"}""")],
            ["google-forms-r1|2026-03-02 12:00:00|+79130000006|Анна|утром"]),
        new("amocrm", WithSecret,
            [
                SentMessage.Form("leads[add][0][id]=5&account[id]=1"),
                SentMessage.Form($"unsorted[add][0][uid]=u1&unsorted[add][0][category]=forms&unsorted[add][0][source_name]=Site&unsorted[add][0][source_data][date]={Noon}&unsorted[add][0][data][contacts][0][name]=Anna&unsorted[add][0][data][contacts][0][custom_fields][0][code]=PHONE&unsorted[add][0][data][contacts][0][custom_fields][0][values][0][value]=%2B79130000007&account[id]=1"),
            ],
            ["amocrm-u1|2026-03-02 12:00:00|+79130000007|Anna|"]),
        new("mango", new() { ["key"] = Key, ["salt"] = Salt, ["line"] = Line },
            [
                Mango("call", $$"""{"entry_id":"m1","call_id":"c1","timestamp":{{Noon}},"seq":1,"call_state":"Appeared","location":"ivr","from":{"number":"79130000008"},"to":{"number":"73912000002","line_number":"73912000002"} }"""),
                Mango("call", $$"""{"entry_id":"m1","call_id":"c1","timestamp":{{Noon + 10}},"seq":2,"call_state":"Connected","location":"abonent","from":{"number":"79130000008"},"to":{"extension":"101","number":"sip:a@b"} }"""),
                Mango("summary", $$"""{"entry_id":"m1","call_direction":1,"from":{"number":"79130000008"},"to":{"extension":"101","number":"sip:a@b"},"line_number":"73912000002","create_time":{{Noon}},"forward_time":{{Noon + 2}},"talk_time":{{Noon + 10}},"end_time":{{Noon + 70}},"entry_result":1,"disconnect_reason":1110}"""),
                Mango("summary", $$"""{"entry_id":"m2","call_direction":2,"from":{"extension":"101","number":"sip:a@b"},"to":{"number":"79130000009"},"create_time":{{Noon + 100}},"talk_time":0,"end_time":{{Noon + 120}},"entry_result":1}"""),
                Mango("summary", $$"""{"entry_id":"m3","call_direction":0,"create_time":{{Noon}},"talk_time":0,"end_time":{{Noon}}}"""),
            ],
            ["in|2026-03-02 12:00:00|+79130000008|+73912000002|10|60", $"out|2026-03-02 12:01:40|{Line}|+79130000009|20|"]),
        new("uis", WithLine,
            [
                SentMessage.Json("""{"event":"start","call_session_id":101,"direction":"in","contact_phone_number":"79130000010","virtual_phone_number":"73912000003","start_time":"2026-03-02 12:00:00","employee_full_name":"{{employee_full_name}}"}"""),
                SentMessage.Json("""{"event":"end","contact_info":{"contact_phone_number":"79130000010"},"call_info":{"direction":"in","call_session_id":101,"wait_time_duration":12,"talk_time_duration":23,"total_time_duration":35,"is_lost":false},"virtual_phone_number":"73912000003","start_time":"2026-03-02 12:00:00.250","file_link":"{{file_link}}"}"""),
                SentMessage.Json("""{"event":"record","call_session_id":101,"file_link":"https://media.uiscom.ru/101/1"}"""),
                SentMessage.Form("call_session_id=102&direction=out&contact_phone_number=79130000011&total_time_duration=00:00:15&talk_time_duration=0&notification_time=2026-03-02+12:05:15&virtual_phone_number={{virtual_phone_number}}"),
            ],
            ["in|2026-03-02 12:00:00|+79130000010|+73912000003|12|23|https://media.uiscom.ru/101/1", $"out|2026-03-02 12:05:00|{Line}|+79130000011|15|"]),
        new("megafon", new() { ["key"] = Key },
            [
                SentMessage.Form($"cmd=contact&phone=79130000012&crm_token={Uri.EscapeDataString(Key)}"),
                SentMessage.Form($"cmd=history&type=in&status=Success&phone=79130000012&user=admin&start=20260302T050000Z&wait=5&duration=65&callid=g1&link=https%3A%2F%2Frecords.example%2F1&diversion=73912000004&crm_token={Uri.EscapeDataString(Key)}"),
                SentMessage.Form($"cmd=history&type=in&status=missed&phone=79130000013&start=20260302T050100Z&duration=20&callid=g2&diversion=73912000004&crm_token={Uri.EscapeDataString(Key)}"),
            ],
            ["in|2026-03-02 12:00:00|+79130000012|+73912000004|5|60|https://records.example/1", "in|2026-03-02 12:01:00|+79130000013|+73912000004|20|"]),
        new("zadarma", new() { ["key"] = Key },
            [
                SentMessage.Form("", "?zd_echo=abc-1"),
                Zadarma("event=NOTIFY_START&call_start=2026-03-02 12:00:00&pbx_call_id=in_1&caller_id=%2B79130000014&called_did=73912000005", "+79130000014739120000052026-03-02 12:00:00"),
                Zadarma("event=NOTIFY_END&call_start=2026-03-02 12:00:00&pbx_call_id=in_1&caller_id=%2B79130000014&called_did=73912000005&duration=30&disposition=answered", "+79130000014739120000052026-03-02 12:00:00"),
                Zadarma("event=NOTIFY_OUT_END&call_start=2026-03-02 12:02:00&pbx_call_id=out_1&internal=101&destination=79130000015&caller_id=73912000005&duration=9&disposition=busy", "101791300000152026-03-02 12:02:00"),
            ],
            ["in|2026-03-02 12:00:00|+79130000014|+73912000005|0|30", "out|2026-03-02 12:02:00|+73912000005|+79130000015|9|"]),
        new("sipuni", WithLine,
            [
                SentMessage.Form("", "?ping=1"),
                SentMessage.Form("", $"?event=1&call_id=s1&src_num=79130000016&src_type=1&dst_num=73912000006&dst_type=1&timestamp={Noon}"),
                SentMessage.Form("", $"?event=2&call_id=s1&src_num=79130000016&src_type=1&dst_num=73912000006&dst_type=1&timestamp={Noon + 50}&call_start_timestamp={Noon}&call_answer_timestamp={Noon + 20}&status=ANSWER&call_record_link=https%3A%2F%2Fsipuni.example%2F1"),
            ],
            ["in|2026-03-02 12:00:00|+79130000016|+73912000006|20|30|https://sipuni.example/1"]),
        new("onlinepbx", WithLine,
            [
                SentMessage.Form($"uuid=o1&event=call_end&direction=inbound&caller=79130000017&callee=101&gateway=73912000007&date={Noon}&call_duration=40&dialog_duration=25&download_url=http%3A%2F%2Fonpbx.example%2F1"),
                SentMessage.Json($$"""{"uuid":"o2","event":"call_missed","direction":"incoming","caller":"79130000018","callee":"","gateway":"","date":"{{Noon}}","call_duration":10}"""),
            ],
            ["in|2026-03-02 12:00:00|+79130000017|+73912000007|15|25|http://onpbx.example/1", $"in|2026-03-02 12:00:00|+79130000018|{Line}|10|"]),
        new("telphin", WithLine,
            [
                SentMessage.Form("EventType=dial-in&CallID=t1&SubCallID=t1a&CallerIDNum=79130000019&CalledDID=73912000008"),
                SentMessage.Form("EventType=answer&CallID=t1&SubCallID=t1b"),
                SentMessage.Form("EventType=hangup&CallID=t1&SubCallID=t1b&Duration=5"),
            ],
            ["in||+79130000019|+73912000008|*|*"]),
    ];

    public static SentMessage Mango(string what, string json)
    {
        string sign = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key + json + Salt)));
        return SentMessage.Form($"vpbx_api_key={Uri.EscapeDataString(Key)}&sign={sign}&json={Uri.EscapeDataString(json)}") with { Path = $"events/{what}" };
    }

    public static SentMessage Zadarma(string body, string signed) => SentMessage.Form(body) with { Signature = ZadarmaSignature(signed) };

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Zadarma signs so.")]
    public static string ZadarmaSignature(string signed)
    {
        string hex = Convert.ToHexStringLower(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Key), Encoding.UTF8.GetBytes(signed)));
        return Convert.ToBase64String(Encoding.ASCII.GetBytes(hex));
    }

    /// <summary>The source as it stands in the file.</summary>
    public Dictionary<string, object> Source => new(Settings) { ["type"] = Type };
}
