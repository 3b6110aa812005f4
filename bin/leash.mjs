// The bootstrap holds the other end of this channel. When it is killed, the shop drains and ends
// instead of living on unseen with the port and the database in its hands.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
