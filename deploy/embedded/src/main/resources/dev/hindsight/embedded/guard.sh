# Runs one command and ends it when the pipe on standard input closes, so that no process outlives its starter.
# usage: sh -c "$(cat guard.sh)" guard SIGNAL GRACE_SECONDS LOG COMMAND...
# Prints the process id of the command; exits with the command's exit code.
signal=$1 grace=$2 log=$3
shift 3
exec 3<&0

"$@" 3<&- </dev/null >>"$log" 2>&1 &
child=$!

(
  exec >/dev/null 2>&1
  while read -r _; do :; done <&3
  kill -s "$signal" "$child"
  tenths=$((grace * 10))
  while [ "$tenths" -gt 0 ] && kill -0 "$child"; do
    sleep 0.1
    tenths=$((tenths - 1))
  done
  kill -s KILL "$child"
) &
watcher=$!
exec 3<&-

trap 'kill -s "$signal" "$child" 2>/dev/null' TERM INT HUP
echo "$child"
exec >&-

# A trapped signal ends `wait` early: the command is over only when its process is gone.
wait "$child"
code=$?
while kill -0 "$child" 2>/dev/null; do
  wait "$child"
  code=$?
done
kill -s KILL "$watcher" 2>/dev/null
wait "$watcher" 2>/dev/null
exit "$code"
