_identdb() {
    local IFS=$'\n'
    COMPREPLY=( $(identdb "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null) )
    COMPREPLY=( $(compgen -W "${COMPREPLY[*]}" -- "${COMP_WORDS[COMP_CWORD]}") )
}
complete -o default -F _identdb identdb
