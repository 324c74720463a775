-- size: bytes of the whole file, which is mostly calls and tickets, and their rows. The file has no limit worth naming.
SELECT pages.page_count * sizes.page_size AS GrowingBytes,
    (SELECT COUNT(*) FROM $FinishedCalls$) + (SELECT COUNT(*) FROM $Tickets$) AS GrowingRows,
    pages.page_count * sizes.page_size AS AllBytes,
    NULL AS LimitBytes
FROM pragma_page_count pages, pragma_page_size sizes
WHERE @FinishedCalls <> @Tickets;
