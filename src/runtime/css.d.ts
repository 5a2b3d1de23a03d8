/** A stylesheet as text: the bundler puts it into the script that imports it. */
declare module '*.css' {
  const text: string;

  export { text as default };
}
