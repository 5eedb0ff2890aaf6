// Start: looks whether this Node can run the server, and runs it. Plain JavaScript, so that an old Node can read at least this.

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Folkmoot needs Node 22.18 or newer. This is Node ${process.versions.node}. Run it with: npm start\n`,
  )
  process.exit(1)
}
await import('./main.ts')
