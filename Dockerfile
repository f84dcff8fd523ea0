# syntax=docker/dockerfile:1.7

FROM maven:3.9.11-eclipse-temurin-17-noble AS build
WORKDIR /build
COPY . .
# What ./sordini has on its class path, and nothing else: the list is written by the build itself.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -Dquick -Dmaven.test.skip=true -pl app -am package \
    && mkdir lib \
    && tr ':' '\n' < app/target/classpath | xargs cp --target-directory=lib app/target/sordini.jar

FROM eclipse-temurin:17.0.19_10-jre-noble
LABEL org.opencontainers.image.title="Sordini" \
      org.opencontainers.image.description="Enforcement and audit of HTTP and authentication events, beside Apache Kafka" \
      org.opencontainers.image.licenses="Apache-2.0"
# A named volume that is first mounted here takes over the owner.
RUN install --directory --owner=10001 --group=10001 --mode=0700 /var/lib/sordini
COPY --from=build /build/lib /opt/sordini/lib
USER 10001:10001
EXPOSE 9464
# Half of the memory is for the heap; RocksDB, Kafka's buffers and threads need the other half.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", \
            "-cp", "/opt/sordini/lib/*", "io.sordini.app.Sordini"]
CMD ["--help"]
