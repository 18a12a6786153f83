/** What the file picker proposes first; any file can be chosen all the same. */
export const acceptedFiles =
  '.csv,.tsv,.txt,.gz,.zip,.xlsx,.xlsm,.xls,.html,.json,.ndjson,.jsonl,.parquet,.arrow,.feather';
