//! Paths of the project, and other programs run with a message that can be acted on.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .map_or_else(PathBuf::new, Path::to_owned)
}

/// Where Cargo builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// A program of the release build.
pub(crate) fn release_program(name: &str) -> PathBuf {
    target()
        .join("release")
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// A call of `program` from the root.
pub(crate) fn call<S: AsRef<OsStr>>(
    program: impl AsRef<OsStr>,
    args: impl IntoIterator<Item = S>,
) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(root()).stdin(Stdio::null());
    command
}

/// A call of the Cargo that runs us.
pub(crate) fn cargo<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Command {
    call(
        std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
        args,
    )
}

/// The command as a person would type it.
fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let name = |word: &OsStr| {
        Path::new(word)
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
    };
    let mut words: Vec<String> = words
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    words[0] = name(command.get_program()).unwrap_or_default();
    words.join(" ")
}

/// Runs to the end; an error names the command where it fails.
pub(crate) fn run(mut command: Command) -> Result<(), String> {
    println!("+ {}", shown(&command));
    let status = command
        .status()
        .map_err(|error| format!("cannot run `{}`: {error}", shown(&command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{}` failed ({status})", shown(&command)))
    }
}

/// Runs to the end and gives what it printed.
pub(crate) fn read(mut command: Command) -> Result<String, String> {
    command.stderr(Stdio::inherit());
    let output = command
        .output()
        .map_err(|error| format!("cannot run `{}`: {error}", shown(&command)))?;
    if !output.status.success() {
        return Err(format!("`{}` failed ({})", shown(&command), output.status));
    }
    String::from_utf8(output.stdout).map_err(|_| format!("`{}` printed no UTF-8", shown(&command)))
}

/// Whether a program can be run at all.
pub(crate) fn is_installed(mut probe: Command) -> bool {
    probe.stdout(Stdio::null()).stderr(Stdio::null());
    probe.status().is_ok_and(|status| status.success())
}

/// The Python to make environments with: `PYTHON`, else the first one on the path that is 3.11 or later.
pub(crate) fn python() -> Result<String, String> {
    let check = [
        "-c",
        "import sys, venv; sys.exit(sys.version_info < (3, 11))",
    ];
    let asked = std::env::var("PYTHON").ok();
    let names = asked.iter().map(String::as_str).chain([
        "python3",
        "python",
        "python3.13",
        "python3.12",
        "python3.11",
    ]);
    let found = names
        .into_iter()
        .find(|name| is_installed(call(name, check)));
    found
        .map(str::to_owned)
        .ok_or_else(|| "no Python 3.11 or later with venv was found; set PYTHON".to_owned())
}

/// Reads a file, with its name in the error.
pub(crate) fn read_file(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes a file, with its name in the error.
pub(crate) fn write_file(path: &Path, content: &str) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    std::fs::write(path, content).map_err(|error| format!("{}: {error}", path.display()))
}
