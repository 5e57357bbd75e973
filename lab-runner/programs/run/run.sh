# `run`: checks the types of a program of the learner, then runs it. Given: $node, $lib and its address $url.
# A program that leaks is ended before it takes the machine along.
megabytes=512

built=$("$node" "$lib/prepare.mjs" "$@") || exit
[ -n "$built" ] || exit 0
while [ "${1#-}" != "$1" ]; do shift; done
shift

# Ctrl-C reaches the program; this shell waits to see how it ends.
trap : INT
KAFKAJS_NO_PARTITIONER_WARNING=1
export KAFKAJS_NO_PARTITIONER_WARNING
"$node" --enable-source-maps --max-old-space-size=$megabytes --import "$url/names.mjs" --import "$url/crash.mjs" \
  "$built" "$@"
status=$?
if [ "$status" -eq 134 ]; then
  echo "The program was ended: it took more than $megabytes MB of memory." >&2
fi
exit "$status"
