/** Settings of one connection; they cannot be set any more once the configuration is locked. */
export const connectionSettings: readonly string[] = ['SET enable_progress_bar = true', 'SET progress_bar_time = 100'];

/**
 * The first statements of every database: nothing but the registered files can be read or written from SQL, no
 * extension loads, no setting changes. Order matters, the lock is last.
 */
export const seal: readonly string[] = [
  `SET allowed_directories = ['in/', 'ds/', 'out/']`,
  'SET enable_external_access = false',
  'SET lock_configuration = true',
];
