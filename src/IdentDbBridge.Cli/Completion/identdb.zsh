#compdef identdb
_identdb() {
    local -a suggestions
    suggestions=("${(@f)$(identdb "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
    compadd -- $suggestions || _files
}
compdef _identdb identdb
