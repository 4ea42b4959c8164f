const deadlineMs = 30_000;

/** Tries an expectation until it holds; fails with its last message at the deadline. */
export async function eventually<T>(expectation: () => T | Promise<T>, withinMs = deadlineMs): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await expectation();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}
