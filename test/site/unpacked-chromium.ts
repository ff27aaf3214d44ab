import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A Chromium on disk and the environment variables it needs in order to start. */
export interface UnpackedChromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Unpacks the Chromium of `@sparticuz/chromium`, with the libraries (NSS, NSPR, expat) and the font it ships, into a
 * folder of its own below the temporary directory, and says how to start it. Nothing is downloaded.
 * A folder left by an earlier run of the same version is used again. Linux on x64 only; throws elsewhere, when the
 * folder belongs to somebody else, and when unpacking fails.
 */
export async function unpackChromium(): Promise<UnpackedChromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`同梱のChromiumはLinux(x64)用です。この環境は${process.platform}(${process.arch})です。`);
  }
  const home = join(tmpdir(), `router-log-jiten-chromium-${packageVersion()}-${process.getuid?.() ?? 0}`);
  if (!existsSync(join(home, 'chromium'))) await unpackInto(home);
  // The name is predictable and the temporary directory is shared: run nothing another user could have put there.
  if ((await stat(home)).uid !== process.getuid?.()) {
    throw new Error(`${home}は別の利用者のフォルダーです。消すか、環境変数TMPDIRで別の場所を指定してください。`);
  }
  return {
    executablePath: join(home, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(home, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(home, 'fonts.conf'),
    },
  };
}

const packageFolder = fileURLToPath(new URL('../../node_modules/@sparticuz/chromium/', import.meta.url));

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  return version;
}

async function unpackInto(home: string): Promise<void> {
  const staging = await mkdtemp(`${home}.`);
  try {
    await run(process.execPath, ['--input-type=module', '--eval', unpackScript], {
      cwd: packageFolder,
      // The package unpacks to the temporary directory, and its libraries only where it takes the machine for Lambda.
      env: { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    });
    await mkdir(join(staging, 'fonts-cache'));
    await writeFile(join(staging, 'fonts.conf'), fontsConf(home));
    // Two processes may unpack at once. Renaming is atomic, and the one that comes second finds the place taken.
    await rename(staging, home).catch((error: unknown) => {
      if (!existsSync(join(home, 'chromium'))) throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

const run = promisify(execFile);
const unpackScript = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;

/** The machine's own fonts where it has any, and always the shipped one: without a single font Chromium does not start. */
function fontsConf(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${home}/fonts</dir>
  <cachedir>${home}/fonts-cache</cachedir>
</fontconfig>
`;
}
