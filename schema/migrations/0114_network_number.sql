-- How the numbers of a network's cards begin and are printed: `printed` is the groups of digits on the card ("5 4 4"), which
-- follow the prefix; empty when the whole number is printed.
CREATE TABLE IF NOT EXISTS network_number (
    network_id BIGINT NOT NULL,
    number INT UNSIGNED NOT NULL,
    prefix VARCHAR(19) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    digits INT UNSIGNED NOT NULL,
    printed VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    has_check_digit BOOLEAN NOT NULL,
    PRIMARY KEY (network_id, number),
    CONSTRAINT network_number_network FOREIGN KEY (network_id) REFERENCES network (id),
    CONSTRAINT network_number_prefix CHECK (prefix REGEXP '^[0-9]{1,19}$'),
    CONSTRAINT network_number_digits CHECK (digits IN (19, 20)),
    CONSTRAINT network_number_printed CHECK (printed REGEXP '^([0-9]{1,2}( [0-9]{1,2})*)?$')
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
