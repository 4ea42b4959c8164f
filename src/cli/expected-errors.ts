/** What a person can mend by reading the message; anything else is a surprise, and shows where it happened. */
export async function expectedErrors() {
  const [access, config, apply, directory, classifier, lines, qualifier, route] = await Promise.all([
    import('../access/index.js'),
    import('../platform/config/index.js'),
    import('../towns/apply/index.js'),
    import('../towns/directory/index.js'),
    import('./classifier.command.js'),
    import('./json-lines.js'),
    import('./qualifier.js'),
    import('./route.command.js'),
  ]);
  return [
    config.InvalidEnvironment,
    access.CannotGrant,
    apply.CannotRemove,
    apply.CodeTaken,
    directory.TruncatedDirectory,
    qualifier.UnknownTownSlug,
    classifier.NothingToLearn,
    lines.UnreadableFile,
    route.WrongOption,
  ];
}
