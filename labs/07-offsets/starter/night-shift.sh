# What the night shift did. Run it once: bash night-shift.sh
# It takes about ten seconds.

kafka-topics --bootstrap-server kafka1:9092 --create --if-not-exists --topic {topic} --partitions 1 --replication-factor 3

# The deliveries of the night.
seq {count} | sed 's/^/delivery /' | kafka-console-producer --bootstrap-server kafka1:9092 --topic {topic}

# Then the loaders' program was tried for the first time. It waited for eight seconds, printed nothing, and was ended.
kafka-console-consumer --bootstrap-server kafka1:9092 --topic {topic} --group {group} --timeout-ms 8000 2>/dev/null

echo "The night shift is over. It leaves {count} deliveries in {topic}."
