# Completion for Kafka's tools (under both spellings), kcat, yard, and our own producer, consumer and run: options, live names, addresses.
# Names of topics and groups come from files the lab keeps up to date: asking the cluster at every Tab would take a second.
# Nothing read here is ever expanded by the shell: a group may be called $(reboot).

# An address is one word: kafka1:9092.
COMP_WORDBREAKS=${COMP_WORDBREAKS//:/}

__railyard_nodes='zookeeper1 zookeeper2 zookeeper3 kafka1 kafka2 kafka3'
__railyard_yard='check help hint kill log logs pause reset restart resume start status stop timeline'

# Offers those lines of standard input that begin with what is typed; $1 is kept in front of them.
__railyard_offer() {
  local word
  while IFS= read -r word; do
    case $word in '' | *[!A-Za-z0-9._=:@/+-]*) continue ;; esac
    [[ $word == "$cur"* ]] && COMPREPLY[${#COMPREPLY[@]}]=$1$word
  done
}
__railyard_words() { printf '%s\n' "$@" | tr ' ,' '\n\n'; }
__railyard_live() { cat "$RAILYARD_NAMES/$1" 2>/dev/null; }

# The words of options.tsv behind a name.
__railyard_listed() {
  local name words
  while IFS=$'\t' read -r name words; do
    if [ "$name" = "$1" ]; then __railyard_words "$words"; fi
  done <"$RAILYARD_WORKBENCH/options.tsv"
}

# Process substitution keeps COMPREPLY in this shell; a pipe would not.
__railyard_names() { __railyard_offer '' < <(for kind in "$@"; do __railyard_live "$kind"; done); }
__railyard_choices() { __railyard_offer '' < <(__railyard_words "$@"); }

# Addresses may be a list: what stands before the last comma is kept.
__railyard_addresses() {
  local before=
  case $cur in *,*) before=${cur%,*}, cur=${cur##*,} ;; esac
  __railyard_offer "$before" < <(__railyard_words "$@")
}

# A setting ends in = and its value follows directly.
__railyard_settings() {
  __railyard_offer '' < <(__railyard_listed "$1")
  compopt -o nospace 2>/dev/null
}

__railyard_tool() {
  local tool=${1##*/} cur=$2 previous=$3
  tool=${tool%.sh}
  COMPREPLY=()
  case $previous in
    --topic | --topics-include | --include) __railyard_names topics ;;
    --group | --group-id | --consumer) __railyard_names groups ;;
    --bootstrap-server | --broker-list | --kafka) __railyard_addresses "$RAILYARD_BROKERS" ;;
    --zookeeper) __railyard_addresses "$RAILYARD_ZOOKEEPERS" ;;
    --entity-type) __railyard_choices brokers clients ips topics users ;;
    --entity-name) __railyard_names topics groups ;;
    --election-type) __railyard_choices preferred unclean ;;
    --isolation-level) __railyard_choices read_committed read_uncommitted ;;
    --compression-codec) __railyard_choices none gzip snappy lz4 zstd ;;
    --offset) __railyard_choices earliest latest ;;
    --config | --add-config | --delete-config) __railyard_settings topic-config ;;
    --consumer-property) __railyard_settings consumer-property ;;
    --producer-property | --producer-props) __railyard_settings producer-property ;;
    --property)
      if [ "$tool" = kafka-console-producer ]; then
        __railyard_settings reader-property
      else
        __railyard_settings formatter-property
      fi
      ;;
    # A file follows: left to the shell's own completion.
    --*file | --*files | --*.config | --command-config) ;;
    *)
      if [ "$tool" = zookeeper-shell ] && [ "$COMP_CWORD" -eq 1 ]; then
        __railyard_addresses "$RAILYARD_ZOOKEEPERS"
      else
        __railyard_offer '' < <(__railyard_listed "$tool")
      fi
      ;;
  esac
}

__railyard_kcat() {
  local cur=$2
  COMPREPLY=()
  case $3 in
    -b) __railyard_addresses "$RAILYARD_BROKERS" ;;
    -t) __railyard_names topics ;;
    -G) __railyard_names groups ;;
    *) __railyard_offer '' < <(__railyard_listed kcat) ;;
  esac
}

__railyard_yard_words() {
  local cur=$2
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    __railyard_choices "$__railyard_yard"
    return
  fi
  case ${COMP_WORDS[1]} in
    start | stop | kill | pause | resume | restart | logs) __railyard_choices "$__railyard_nodes" ;;
    log) __railyard_names topics ;;
    check | hint) __railyard_names exercises ;;
  esac
}

while IFS=$'\t' read -r __railyard_name _; do
  case $__railyard_name in
    kafka-*) complete -o bashdefault -o default -F __railyard_tool "$__railyard_name" "$__railyard_name.sh" ;;
  esac
done <"$RAILYARD_WORKBENCH/options.tsv"
unset __railyard_name
complete -o bashdefault -o default -F __railyard_tool zookeeper-shell zookeeper-shell.sh
complete -o bashdefault -o default -F __railyard_kcat kcat
complete -F __railyard_tool producer consumer
complete -o plusdirs -f -X '!*.ts' run
complete -F __railyard_yard_words yard
