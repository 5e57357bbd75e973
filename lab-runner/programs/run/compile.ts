// Checks the types of a program and translates it, with all files of the learner it imports. Runs nothing of it.
import path from 'node:path';
import ts from 'typescript';
import type { Finding } from './finding.ts';
import { plainly } from './plain-words.ts';

export interface Compiled {
  readonly findings: readonly Finding[];
  /** True when there is nothing that could run: the text itself is broken, or a file is missing. */
  readonly broken: boolean;
  /** Translated files: path below the output folder → text. */
  readonly files: ReadonlyMap<string, string>;
  /** Which of them is the program. */
  readonly entry: string;
  /** The learner's own files it was made of, by their absolute paths. */
  readonly made: readonly string[];
}

/** `entry` is an absolute path; `libraries` the node_modules a program may import from. */
export function compile(entry: string, libraries: string): Compiled {
  const out = '/out';
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2022.d.ts'],
    types: ['node'],
    typeRoots: [path.join(libraries, '@types')],
    paths: { '*': [path.join(libraries, '*')] },
    strict: true,
    noImplicitAny: false,
    useUnknownInCatchVariables: false,
    skipLibCheck: true,
    esModuleInterop: true,
    rewriteRelativeImportExtensions: true,
    allowImportingTsExtensions: true,
    // Each file is a module of its own, also one that neither imports nor exports.
    moduleDetection: ts.ModuleDetectionKind.Force,
    rootDir: '/',
    // So that a crash names the file of the learner and not its translation.
    sourceRoot: '/',
    outDir: out,
    sourceMap: false,
    inlineSourceMap: true,
    inlineSources: true,
    noEmitOnError: false,
  };
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram({ rootNames: [entry], options, host });
  const own = program.getSourceFiles().filter((file) => isOwn(file, libraries));
  const folder = path.dirname(entry);
  const broken = [
    ...own.flatMap((file) => program.getSyntacticDiagnostics(file)).map((one) => findingOf(one, folder)),
    ...own.flatMap((file) => halfNames(file, folder)),
  ];
  const findings =
    broken.length > 0
      ? firstOfLines(broken)
      : own.flatMap((file) => program.getSemanticDiagnostics(file)).map((one) => findingOf(one, folder));
  const files = new Map<string, string>();
  if (broken.length === 0) {
    program.emit(undefined, (name, text) => files.set(path.relative(out, name), text));
  }
  const translated = path
    .relative('/', entry)
    .replace(/\.ts$/, '.js')
    .replace(/\.mts$/, '.mjs');
  return {
    findings,
    broken: broken.length > 0,
    files,
    entry: translated,
    made: own.map(({ fileName }) => fileName),
  };
}

/** One thing that is wrong in a line lets the compiler stumble over the rest of it. */
function firstOfLines(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(
    ({ file, line }, index) => findings.findIndex((one) => one.file === file && one.line === line) === index,
  );
}

function isOwn(file: ts.SourceFile, libraries: string): boolean {
  return (
    !file.isDeclarationFile && !file.fileName.startsWith(libraries) && !/\/node_modules\//.test(file.fileName)
  );
}

function findingOf(
  { file, start = 0, length = 1, code, messageText }: ts.Diagnostic,
  folder: string,
): Finding {
  const message = plainly(code, messageText);
  if (file === undefined) return { file: '', line: 1, column: 1, length: 1, message, source: '' };
  return at(file, start, length, message, folder);
}

function at(file: ts.SourceFile, start: number, length: number, message: string, folder: string): Finding {
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  const source = file.text.split(/\r?\n/)[line] ?? '';
  return {
    file: path.relative(folder, file.fileName),
    line: line + 1,
    column: character + 1,
    length: Math.max(1, Math.min(length, source.length - character)),
    message,
    source,
  };
}

/** Node finds a file by its whole name only; the compiler is more patient. */
function halfNames(file: ts.SourceFile, folder: string): readonly Finding[] {
  return ts
    .preProcessFile(file.text, true, true)
    .importedFiles.filter(({ fileName }) => /^\.\.?\//.test(fileName) && !/\.(m?[jt]s|json)$/.test(fileName))
    .map(({ fileName, pos, end }) =>
      at(file, pos, end - pos, `Write the whole name of the file: ${fileName}.ts`, folder),
    );
}
