#include "server/command/command.h"

int main(int argc, char** argv) { return kitbank::run_command({argv + 1, argv + argc}); }
