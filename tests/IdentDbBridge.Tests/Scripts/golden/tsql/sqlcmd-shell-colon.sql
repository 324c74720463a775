:!!dir
