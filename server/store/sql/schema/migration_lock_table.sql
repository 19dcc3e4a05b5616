-- Makes the one row that the program which migrates holds locked.
CREATE TABLE IF NOT EXISTS schema_migration_lock (
    id INT NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
