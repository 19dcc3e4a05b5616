// Reading the tree and taking C++ apart, for the rules.

import {readdirSync, readFileSync} from 'node:fs';
import {join, relative, sep} from 'node:path';

const skippedFolders = new Set(['.git', 'build', 'var', 'node_modules']);

/** Every file below root that is ours, as paths from root with forward slashes, in name order. */
export function filesBelow(root) {
    const found = [];
    const visit = (folder) => {
        for (const entry of readdirSync(folder, {withFileTypes: true})) {
            if (entry.isDirectory() && !skippedFolders.has(entry.name)) visit(join(folder, entry.name));
            if (entry.isFile()) found.push(relative(root, join(folder, entry.name)).split(sep).join('/'));
        }
    };
    visit(root);
    return found.sort();
}

export const isCpp = (path) => /\.(cpp|h)$/.test(path);

/** The text of a file; a file with NUL bytes is a picture or the like and reads as empty. */
export function textOf(root, path) {
    const text = readFileSync(join(root, path), 'utf8');
    return text.includes('\0') ? '' : text;
}

const piece = new RegExp(
    [
        String.raw`//[^\n]*|/\*[\s\S]*?\*/`, // comment
        String.raw`R"([^()\\\s]*)\((?<raw>[\s\S]*?)\)\1"`,
        String.raw`"(?<plain>(?:[^"\\\n]|\\.)*)"`,
        String.raw`'(?:[^'\\\n]|\\.)+'`,
    ].join('|'),
    'g',
);

const blank = (text) => text.replace(/[^\n]/g, ' ');

/**
 * C++ taken apart, all of the same length as the source so that positions agree: `code` without
 * comments and literals, `strings` the string literals as {text, position}.
 */
export function takeApart(source) {
    const strings = [];
    const code = source.replace(piece, (match, ...rest) => {
        const groups = rest.at(-1);
        const position = rest.at(-3);
        const text = groups.raw ?? groups.plain;
        if (text !== undefined) strings.push({text, position});
        return blank(match);
    });
    return {code, strings};
}

export const lineAt = (text, position) => text.slice(0, position).split('\n').length;
