// In:  nothing. Out: what is there without an import: values that build.mjs puts in, modules of the languages beside us.

/** vitrail.wasm, gzipped, in the file that notebooks load. */
declare const WASM_GZIP_BASE64: string;
