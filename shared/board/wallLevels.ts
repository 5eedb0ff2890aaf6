// Wall levels: what can fill the wall.

/** `back-row` asks whether people can read it; `plan` is the actions by theme, `progress` by how they stand. */
export const wallLevels = [
  'join',
  'overview',
  'theme',
  'spotlight',
  'choices',
  'actions',
  'vision',
  'plan',
  'progress',
  'back-row',
] as const
