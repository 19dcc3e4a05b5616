// Each rule must find a fault planted for it, must let the right form pass, and must find nothing in
// the project itself.

import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {test} from 'node:test';
import * as rules from './rules.mjs';
import {takeApart} from './source.mjs';
import {faultsIn, projectRoot, shown, treeAt} from './tidy.mjs';

/** The faults that rule finds in a tree of just these files. */
function faultsOf(rule, files) {
    const root = mkdtempSync(join(tmpdir(), 'kitbank tidy '));
    try {
        for (const [path, text] of Object.entries(files)) {
            mkdirSync(dirname(join(root, path)), {recursive: true});
            writeFileSync(join(root, path), text);
        }
        return faultsIn(treeAt(root), [rule]).map(shown);
    } finally {
        rmSync(root, {recursive: true});
    }
}

const finds = (name, rule, files, expected) =>
    test(name, () => assert.deepEqual(faultsOf(rule, files).map((each) => each.replace(/: .*/, '')), expected));

const include = (header) => `#pragma once\n#include ${header}\n`;

// Every arrow against the plan, one planted file each.
const forbiddenArrows = {
    'the core using a use-case': ['server/core/x.h', '"server/usecase/ports.h"'],
    'the core using the store': ['server/core/x.h', '"server/store/pool.h"'],
    'the core using labels': ['server/core/x.h', '"labels/tag.h"'],
    'the core reading files': ['server/core/x.h', '<fstream>'],
    'the core drawing random numbers': ['server/core/x.h', '<random>'],
    'the core using a library': ['server/core/x.h', '<nlohmann/json.hpp>'],
    'labels using the core': ['labels/src/x.h', '"server/core/ids.h"'],
    'a use-case using the store': ['server/usecase/x.h', '"server/store/pool.h"'],
    'a use-case using the web': ['server/usecase/x.h', '"server/web/guard.h"'],
    'a use-case using labels': ['server/usecase/x.h', '"labels/tag.h"'],
    'a use-case using the connector': ['server/usecase/x.h', '<cppconn/connection.h>'],
    'the store using the web': ['server/store/x.h', '"server/web/guard.h"'],
    'the store using labels': ['server/store/x.h', '"labels/tag.h"'],
    'the store using HTTP': ['server/store/x.h', '<Poco/Net/HTTPRequest.h>'],
    'the web using the store': ['server/web/x.h', '"server/store/pool.h"'],
    'the web using the jobs': ['server/web/x.h', '"server/jobs/outbox.h"'],
    'the web using the connector': ['server/web/x.h', '<cppconn/connection.h>'],
    'a job using the store': ['server/jobs/x.h', '"server/store/pool.h"'],
    'a job using the web': ['server/jobs/x.h', '"server/web/guard.h"'],
    'a room using what only main knots': ['server/web/x.h', '"server/config.h"'],
    'main using HTTP itself': ['server/main.cpp', '<Poco/Net/HTTPServer.h>'],
    'main using the connector itself': ['server/main.cpp', '<cppconn/connection.h>'],
    'main using the scanner': ['server/main.cpp', '"scanner-client/queue/queue.h"'],
    'the scanner using a use-case': ['scanner-client/x.h', '"server/usecase/ports.h"'],
    'the scanner using the store': ['scanner-client/x.h', '"server/store/pool.h"'],
    'the scanner using the web': ['scanner-client/x.h', '"server/web/guard.h"'],
    'a test of the core using the store': ['tests/core/x_test.cpp', '"server/store/pool.h"'],
    'a test of the use-cases using the web': ['tests/usecase/x_test.cpp', '"server/web/guard.h"'],
    'a test of the web using the store': ['tests/web/x_test.cpp', '"server/store/pool.h"'],
    'a test of the web using the connector': ['tests/web/x_test.cpp', '<cppconn/connection.h>'],
    'a header written from its own folder': ['server/web/pages/x.h', '"../guard.h"'],
    'a header spelt with a space after the hash': ['server/core/x.h', '"server/web/guard.h"', '#  include'],
};
for (const [name, [path, header, hash = '#include']] of Object.entries(forbiddenArrows)) {
    finds(`arrow: ${name} is found`, rules.arrows, {[path]: `\n${hash} ${header}\n`}, [`${path}:2`]);
}

const allowedArrows = [
    ['server/core/devices/x.h', '"server/core/ids.h"'],
    ['server/core/x.h', '<variant>'],
    ['labels/src/x.cpp', '"labels/tag.h"'],
    ['server/usecase/x.h', '"server/core/ids.h"'],
    ['server/store/x.cpp', '<cppconn/connection.h>'],
    ['server/store/x.h', '"server/usecase/ports.h"'],
    ['server/store/x.cpp', '"embedded/statement.h"'],
    ['server/web/x.h', '<Poco/Net/HTTPRequest.h>'],
    ['server/web/x.h', '"labels/tag.h"'],
    ['server/main.cpp', '"server/store/pool.h"'],
    ['scanner-client/x.h', '"server/core/ids.h"'],
    ['tests/web/x_test.cpp', '"tests/support/memory_store.h"'],
];
test('arrow: every arrow of the plan is let through', () => {
    for (const [path, header] of allowedArrows) {
        assert.deepEqual(faultsOf(rules.arrows, {[path]: include(header)}), []);
    }
});

for (const call of ['c->commit();', 'c->rollback();', 'c -> commit ();', 'c.setAutoCommit(false);', 'c->reconnect();']) {
    finds(`call: ${call} is found`, rules.calls, {'server/store/x.cpp': `\n${call}\n`}, ['server/store/x.cpp:2']);
}
for (const call of ['std::chrono::system_clock::now();', 'std::random_device seed;', 'getenv("A");', 'printf("a");']) {
    finds(`call: ${call} is found in the core`, rules.calls, {'server/core/x.cpp': `\n${call}\n`}, ['server/core/x.cpp:2']);
}
finds('call: a mention in a comment or a string passes', rules.calls, {
    'server/store/x.cpp': '// never c->commit()\n/* c->rollback() */\nauto a = "c->commit()";\nauto b = R"(c->reconnect())";\n',
}, []);

for (const statement of ['SELECT tag FROM device', 'select tag from device', 'insert into device values (1)', 'UPDATE device SET state = 1',
    'DELETE FROM device', 'CREATE TABLE device (i INT)', 'COMMIT', 'START TRANSACTION']) {
    finds(`sql: "${statement}" in C++ is found`, rules.texts,
        {'server/web/x.cpp': `auto a = 1;\nauto b = "${statement}";\n`}, ['server/web/x.cpp:2']);
}
finds('sql: a statement in a raw string is found', rules.texts,
    {'server/usecase/x.cpp': 'auto a = R"sql(\n  SELECT tag\n  FROM device)sql";\n'}, ['server/usecase/x.cpp:1']);
finds('sql: the words of a transaction pass where transactions are made', rules.texts,
    {'server/store/transaction.cpp': 'run("START TRANSACTION"); run("COMMIT"); run("ROLLBACK");\n'}, []);
finds('sql: a query is found even there', rules.texts,
    {'server/store/transaction.cpp': 'run("SELECT 1");\n'}, ['server/store/transaction.cpp:1']);
finds('sql: prose that begins with such a word passes', rules.texts,
    {'server/web/x.cpp': 'auto a = "Select a hub"; auto b = "Update the device";\n'}, []);
finds('html: a tag in C++ is found', rules.texts,
    {'server/web/x.cpp': '\nauto a = "<p class=\\"x\\">";\n'}, ['server/web/x.cpp:2']);

finds('template: one without auto-escape is found', rules.templates,
    {'server/web/templates/a.tpl': '<p>{{NAME}}</p>\n'}, ['server/web/templates/a.tpl:1']);
finds('template: auto-escape further down does not count', rules.templates,
    {'server/web/templates/a.tpl': '<p>\n{{%AUTOESCAPE context="HTML"}}\n'}, ['server/web/templates/a.tpl:1']);
finds('template: one that begins with auto-escape passes', rules.templates,
    {'server/web/templates/a.tpl': '{{%AUTOESCAPE context="HTML"}}\n<p>\n'}, []);

for (const [path, twin] of [
    ['server/core/devices/x.cpp', 'tests/core/devices/x_test.cpp'],
    ['server/usecase/devices/x.cpp', 'tests/usecase/devices/x_test.cpp'],
    ['labels/src/x.cpp', 'tests/labels/x_test.cpp'],
]) {
    finds(`twin: ${path} without its test is found`, rules.twins, {[path]: '\n'}, [`${path}:1`]);
    finds(`twin: ${path} with its test passes`, rules.twins, {[path]: '\n', [twin]: '\n'}, []);
}

const slash = '/'; // so that this file does not hold what it plants
for (const text of [`${slash}home${slash}somebody${slash}kitbank`, `"${slash}root${slash}kitbank"`,
    `cd ${slash}work${slash}kitbank`, `https:${slash}${slash}registry${'.'}npmjs.org`, `"resolved"${': '}"https:`]) {
    finds(`machine: ${text} is found`, rules.machines, {'docs/a.md': `first\n${text}\n`}, ['docs/a.md:2']);
}

finds('layout: a crooked file is found', rules.layout,
    {'.clang-format': 'BasedOnStyle: Google\n', 'server/core/x.cpp': 'int  a ;\n'}, ['server/core/x.cpp:1']);
finds('layout: a straight file passes', rules.layout,
    {'.clang-format': 'BasedOnStyle: Google\n', 'server/core/x.cpp': 'int a;\n'}, []);

test('C++ is taken apart: code, comments and every kind of literal', () => {
    const source = `a("s\\"1"); // "no"\nb(R"x(s"2)x"); char c = '"'; d("s3");`;
    const {code, strings} = takeApart(source);
    assert.deepEqual(strings.map((each) => each.text), ['s\\"1', 's"2', 's3']);
    assert.equal(code.length, source.length);
    assert.ok(!/s|no/.test(code));
});

test('the project itself is tidy', () => assert.deepEqual(faultsIn(treeAt(projectRoot)).map(shown), []));
