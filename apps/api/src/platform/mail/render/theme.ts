/** The colours of the design tokens as mail programs understand them: inline for light, by class for dark. */
export const font = "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
export const mono = "ui-monospace,'SF Mono',Menlo,Consolas,monospace";

export const light = {
  ground: '#f2f5f5',
  surface: '#ffffff',
  text: '#0f171c',
  text2: '#475257',
  text3: '#5f696e',
  accent: '#07698e',
  onAccent: '#ffffff',
  link: '#006186',
  notice: '#fef2d8',
  line: '#e2e6e8',
};

const dark = {
  ground: '#0a1115',
  surface: '#10171c',
  text: '#e8eced',
  text2: '#b2bbbe',
  text3: '#959fa3',
  accent: '#69bedf',
  onAccent: '#02121a',
  link: '#7cc6e4',
  notice: '#352714',
  line: '#28333a',
};

/** What the style sheet of every mail says. */
export const styleSheet = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.g{background:${dark.ground}!important}.s{background:${dark.surface}!important}
.t{color:${dark.text}!important}.t2{color:${dark.text2}!important}.t3{color:${dark.text3}!important}
.b{background:${dark.accent}!important}.on{color:${dark.onAccent}!important}.a{color:${dark.link}!important}
.n{background:${dark.notice}!important}.l{border-color:${dark.line}!important}.st{stroke:${dark.text}}.fa{fill:${dark.accent}}}`;
