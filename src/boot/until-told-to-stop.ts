const patienceMs = 20_000;

/** Runs until SIGINT or SIGTERM, then stops in order; a second signal, or 20 seconds, ends it at once. */
export function untilToldToStop(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), patienceMs).unref();
    void stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
}
