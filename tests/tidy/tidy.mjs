// The program behind scripts/tidy.

import {resolve, dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {allRules} from './rules.mjs';
import {filesBelow, isCpp, textOf} from './source.mjs';

/** A tree as the rules see it: its paths, and their texts read once. */
export function treeAt(root) {
    const paths = filesBelow(root);
    const texts = new Map();
    const text = (path) => {
        if (!texts.has(path)) texts.set(path, textOf(root, path));
        return texts.get(path);
    };
    return {root, paths, text, cpp: () => paths.filter(isCpp).map((path) => [path, text(path)])};
}

export const faultsIn = (tree, rules = allRules) => rules.flatMap((rule) => rule(tree));

export const shown = ({path, line, rule, says}) => `${path}:${line}: ${rule}: ${says}`;

export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

function main(options) {
    const given = options.indexOf('--root');
    const root = given < 0 ? projectRoot : resolve(options[given + 1]);
    const faults = faultsIn(treeAt(root));
    for (const fault of faults) console.log(shown(fault));
    console.log(faults.length === 0 ? 'tidy' : `${faults.length} to mend`);
    process.exitCode = faults.length === 0 ? 0 : 1;
}

if (process.argv[1] === join(projectRoot, 'tests/tidy/tidy.mjs')) main(process.argv.slice(2));
